-- Keeps results. KEYS are where; ARGV: for how many seconds, then the results.
for i, key in ipairs(KEYS) do
  keep(key, ARGV[1], ARGV[i + 1])
end
return 1
