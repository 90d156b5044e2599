"""What the two stores say differently, said once: triggers and Chinese full text."""
