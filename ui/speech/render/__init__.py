"""The process that renders: words to a voice's sound, by a network (Kokoro-82M) on one processor."""
