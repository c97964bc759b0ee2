-- Sends what goes out together. ARGV: for how many seconds chords are kept, then what is to be done;
-- KEYS[7…] are its keys.
follow(7, 2, ARGV[1])
return 1
