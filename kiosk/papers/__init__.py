"""Papers: what they consist of (`template`), and their drawing. Pure: data and words in, bytes or elements out."""
