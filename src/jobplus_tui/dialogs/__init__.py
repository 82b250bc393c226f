"""Questions and explanations over a screen; they return values and never save."""
