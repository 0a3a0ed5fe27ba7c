"""Forms: those officers fill (`officer`), and the operator's own that the program fills (`operator`)."""
