"""What is odd in print."""
def findings_of(page, rows, figures, entries, language, cut=False): return []
