"""Forms to fill away from the program; for now the commented YAML sheet."""
