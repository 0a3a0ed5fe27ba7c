"""The ledger of a plan as a workbook: formulas carry what was computed, so that a program that calculates nothing shows it."""
