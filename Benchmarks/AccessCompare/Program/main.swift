import Foundation

// Runs the access simulation at full size and prints one line of JSON; see `Options.usage`.

exit(runProgram(Array(CommandLine.arguments.dropFirst())))
