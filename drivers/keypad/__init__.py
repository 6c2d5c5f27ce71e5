"""A keypad for people who do not see the screen: keys that are felt."""
