"""One module for each command; a new module here is a new command."""
