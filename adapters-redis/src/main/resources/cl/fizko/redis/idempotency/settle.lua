-- Keeps the answer of a claimed key, or lets it go. KEYS[1] is its hash.
-- ARGV: now in ms, owner, for how many ms the answer is kept (0 lets go), status and body.
-- Returns 1, or 0 if the claim is not the owner's or is answered.
local known = redis.call('HMGET', KEYS[1], 'owner', 'status')
if known[1] ~= ARGV[2] or known[2] then
  return 0
end
local kept = tonumber(ARGV[3])
if kept == 0 then
  redis.call('DEL', KEYS[1])
  return 1
end
redis.call('HSET', KEYS[1], 'until', tonumber(ARGV[1]) + kept, 'status', ARGV[4], 'body', ARGV[5])
redis.call('PEXPIRE', KEYS[1], kept + 60000)
return 1
