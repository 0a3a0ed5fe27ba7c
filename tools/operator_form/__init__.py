"""The sample form's document, part by part."""
