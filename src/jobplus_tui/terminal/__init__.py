"""Between the desk and the terminal: environment, probing, input, output and crashes."""
