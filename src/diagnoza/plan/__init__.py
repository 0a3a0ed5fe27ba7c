"""What to buy, and why each złoty: measures' purchases merged over units, classed, counted and summed (design §5)."""
