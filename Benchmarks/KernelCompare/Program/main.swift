import Foundation

// Runs the kernels on one graph file and prints one line of JSON for each; see `Options.usage`.

exit(runProgram(Array(CommandLine.arguments.dropFirst())))
