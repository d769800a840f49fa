"""What the admin shows and asks of translations; the rules are those of the folder above."""
