"""Cases: a case with its papers, my work, and who may open what."""
