-- Keeps a result. KEYS[7] is where, ARGV: the result, for how many seconds.
keep(KEYS[7], ARGV[2], ARGV[1])
return 1
