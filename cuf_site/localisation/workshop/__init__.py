"""What a translator is given for each text: its old words, memory, terms, where it stands."""
