// Answers each line of standard input with one round of the kernel, as a line of JSON.
#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <map>
#include <string>

#include <time.h>

using Checksum = std::map<std::string, std::uint64_t>;

// Time on the clock and of the processor, in milliseconds.
struct Elapsed {
  double wall, processor;
};

// Measures from its creation on.
class Stopwatch {
 public:
  Elapsed read() const { return {now().wall - start_.wall, now().processor - start_.processor}; }

 private:
  static Elapsed now() {
    using namespace std::chrono;
    timespec used;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return {duration<double, std::milli>(steady_clock::now().time_since_epoch()).count(),
            used.tv_sec * 1e3 + used.tv_nsec / 1e6};
  }

  Elapsed start_ = now();
};

// Calls `round(checksum)`, which returns its time, for each line until `quit` or the end.
template <typename Kernel>
void serve(const char* name, Kernel round) {
  char line[256];
  while (std::fgets(line, sizeof line, stdin) && std::strncmp(line, "quit", 4) != 0) {
    Checksum checksum;
    Elapsed elapsed = round(checksum);
    std::printf("{\"kernel\": \"%s\", \"median_ms\": %.6f, \"cpu_ms\": %.6f, \"checksum\": {", name,
                elapsed.wall, elapsed.processor);
    const char* comma = "";
    for (const auto& [key, value] : checksum) {
      std::printf("%s\"%s\": %llu", comma, key.c_str(), (unsigned long long)value);
      comma = ", ";
    }
    std::printf("}}\n");
    std::fflush(stdout);
  }
}
