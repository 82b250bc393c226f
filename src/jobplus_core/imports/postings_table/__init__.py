"""Postings as offices write them: XLSX or CSV with headings of their own, such as the Chamber's bulk files."""
