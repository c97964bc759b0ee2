-- Keeps a result, unless a success is there already, and tells those who wait for it.
local function keep(key, seconds, value)
  local old = redis.pcall('GET', key)
  if type(old) == 'string' and string.find(old, 'SUCCESS', 1, true) then
    local readable, was = pcall(cjson.decode, old)
    if readable and type(was) == 'table' and was.status == 'SUCCESS' then
      return
    end
  end
  redis.call('SET', key, value, 'EX', seconds)
  redis.call('PUBLISH', key, value)
end
