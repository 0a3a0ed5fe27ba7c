"""The ledger of a plan as a workbook: values, never formulas, so that what is printed is what was computed."""
