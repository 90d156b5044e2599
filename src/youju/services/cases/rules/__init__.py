"""What casework decides without looking anything up."""
