-- Keeps a result. KEYS[1] is where, ARGV: the result, for how many seconds.
keep(KEYS[1], ARGV[2], ARGV[1])
return 1
