"""The command line: options in, exit code out. Everything heavy is imported by the command that needs it."""
