"""The answer sheet: what was asked, answered, seen and decided in one unit.

`source` says how the YAML looks (English names, Polish aliases), `model` what an answer is, `parse` links a sheet to a
definition, `route` tells which question applies, `check` what an auditor should be warned of.
"""
