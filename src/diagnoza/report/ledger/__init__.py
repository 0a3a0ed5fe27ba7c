"""The plan as tables for the treasurer and the tender: what stands in which sheet, in which order and words."""
