-- What all scripts of the broker share; it stands before each of them.
--
-- A message that is held has a tag. Under it stand: in `unacked` the value that a Celery worker reads,
-- [message, "", queue]; in `unacked_index` the time from which a Celery worker counts; in `routes`
-- the length of the message and its list, as "length:list". In `leases` stands until when it is
-- leased, in `delayed` when its time comes: one of the two. What is no message at all stands in
-- `unreadable` instead of `unacked`, where no Celery worker stumbles over it.
local unacked, unacked_index, leases, routes, unreadable, delayed =
  KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]

local function split(route)
  local colon = string.find(route, ':', 1, true)
  return tonumber(string.sub(route, 1, colon - 1)), string.sub(route, colon + 1)
end

-- Forgets a tag; returns the message and its list, or nothing if somebody else has taken it.
local function take(tag)
  local value = redis.call('HGET', unacked, tag)
  local route = redis.call('HGET', routes, tag)
  local raw = redis.call('HGET', unreadable, tag)
  redis.call('ZREM', unacked_index, tag)
  redis.call('HDEL', unacked, tag)
  redis.call('HDEL', unreadable, tag)
  redis.call('HDEL', routes, tag)
  if not route then
    return nil
  end
  local length, list = split(route)
  if value then
    raw = string.sub(value, 2, length + 1)
  end
  return raw, list
end

-- Returns to their lists the delayed messages whose time has come, the longest due first in line.
local function promote(now)
  local due = redis.call('ZRANGEBYSCORE', delayed, '-inf', now, 'LIMIT', 0, 500)
  for i = #due, 1, -1 do
    redis.call('ZREM', delayed, due[i])
    local raw, list = take(due[i])
    if raw then
      redis.call('RPUSH', list, raw)
    end
  end
end
