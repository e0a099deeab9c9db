// Reads the graph files of gen_graphs.py (BLG1) and gen_timed.py (BLT1), on little-endian machines.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

using u8 = std::uint8_t;
using u32 = std::uint32_t;
using u64 = std::uint64_t;
using i64 = std::int64_t;

constexpr u8 kIdentity = 0;

[[noreturn]] inline void fail(const std::string& message) {
  std::fprintf(stderr, "error: %s\n", message.c_str());
  std::exit(65);
}

class Reader {
 public:
  Reader(const char* path, const char* magic) : path_(path), file_(std::fopen(path, "rb")) {
    if (!file_) fail(path_ + ": cannot be read");
    char found[8];
    bytes(found, sizeof found);
    if (std::strncmp(found, magic, 8) != 0) fail(path_ + ": is no " + magic + " file");
  }

  ~Reader() { std::fclose(file_); }

  u64 size() {
    u64 value;
    bytes(&value, sizeof value);
    return value;
  }

  template <typename Number>
  std::vector<Number> numbers(std::size_t count) {
    std::vector<Number> values(count);
    bytes(values.data(), count * sizeof(Number));
    return values;
  }

 private:
  void bytes(void* target, std::size_t count) {
    if (std::fread(target, 1, count, file_) != count) fail(path_ + ": ends too early");
  }

  std::string path_;
  std::FILE* file_;
};

struct StaticGraph {
  u32 n, m;
  std::vector<u32> offsets, heads, weights;
  std::vector<u8> kinds;

  explicit StaticGraph(const char* path) {
    Reader reader(path, "BLG1");
    n = reader.size();
    m = reader.size();
    reader.size();
    offsets = reader.numbers<u32>(n + std::size_t{1});
    heads = reader.numbers<u32>(m);
    weights = reader.numbers<u32>(n);
    kinds = reader.numbers<u8>(n);
  }
};

struct TimedGraph {
  u32 n, m;
  std::vector<u32> offsets, heads, durations, needs;
  std::vector<i64> extensions, from, until;
  std::vector<u8> kinds;

  explicit TimedGraph(const char* path) {
    Reader reader(path, "BLT1");
    n = reader.size();
    m = reader.size();
    offsets = reader.numbers<u32>(n + std::size_t{1});
    heads = reader.numbers<u32>(m);
    durations = reader.numbers<u32>(m);
    extensions = reader.numbers<i64>(m);
    needs = reader.numbers<u32>(n);
    from = reader.numbers<i64>(n);
    until = reader.numbers<i64>(n);
    kinds = reader.numbers<u8>(n);
  }
};

// The 64 identities from which every program starts (SplitMix64, Steele, Lea and Flood 2014).
inline std::vector<u32> fixed_sources(const std::vector<u8>& kinds) {
  std::vector<u32> identities, sources;
  for (u32 v = 0; v < kinds.size(); v++)
    if (kinds[v] == kIdentity) identities.push_back(v);
  u64 state = 42;
  for (int i = 0; i < 64; i++) {
    u64 z = (state += 0x9E3779B97F4A7C15ull);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    sources.push_back(identities[(z ^ (z >> 31)) % identities.size()]);
  }
  return sources;
}
