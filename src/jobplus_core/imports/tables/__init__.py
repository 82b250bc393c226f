"""Table files of an office (XLSX, XLS, CSV): their sheets, encodings, headers and rows, whatever they are about."""
