-- Claims a key. KEYS[1] is its hash: request, owner, until (in ms), status and body of the answer.
-- ARGV: now and the lease in ms, request, owner. Returns {'first'}, {'running'}, {'taken'} or
-- {'done', status, body}.
local now, lease = tonumber(ARGV[1]), tonumber(ARGV[2])
local known = redis.call('HMGET', KEYS[1], 'request', 'until', 'status', 'body')
if not known[1] or tonumber(known[2]) <= now then
  redis.call('DEL', KEYS[1])
  redis.call('HSET', KEYS[1], 'request', ARGV[3], 'owner', ARGV[4], 'until', now + lease)
  redis.call('PEXPIRE', KEYS[1], lease + 60000)
  return {'first'}
end
if known[1] ~= ARGV[3] then
  return {'taken'}
end
if not known[3] then
  return {'running'}
end
return {'done', known[3], known[4]}
