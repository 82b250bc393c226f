"""Reports as files that leave the store: spreadsheets, word-processor documents and pages to print."""
