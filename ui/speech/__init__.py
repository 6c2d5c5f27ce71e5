"""Speech: what is written as it is said, the clips and voices that say it, and the processes that play it."""
