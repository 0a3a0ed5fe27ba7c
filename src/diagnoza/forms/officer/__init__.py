"""Forms an officer fills without the program and sends in: HTML, XLSX, YAML; what comes back is read as a sheet."""
