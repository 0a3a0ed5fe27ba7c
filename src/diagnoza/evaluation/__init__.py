"""What the answers mean: scores, findings, measures, conformity (design §4). Pure; exact arithmetic; no rounding."""
