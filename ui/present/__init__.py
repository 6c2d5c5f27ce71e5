"""From a Screen value to what QML shows, and touches back."""
