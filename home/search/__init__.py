"""The search of the site: words → ``hits`` → what choices leave of them → ``results`` to show."""
