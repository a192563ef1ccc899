-- Asks for 1,000 random identities a request. 100 such questions a thread stand ready before the start: 100,000 ids, twice
-- what the service keeps in memory. args: path, how many there are, first id, step, span (see LoadedDirectory).
local threads = 0
local requests = {}
local next_one = 0

function setup(thread)
  thread:set("seed", os.time() + threads * 7919)
  threads = threads + 1
end

function init(args)
  math.randomseed(seed)
  local count, first, step, span = tonumber(args[2]), tonumber(args[3]), tonumber(args[4]), tonumber(args[5])
  local headers = { ["Content-Type"] = "application/json" }
  for i = 1, 100 do
    local ids = {}
    for j = 1, 1000 do
      ids[j] = string.format('"%d"', first + (math.random(0, count - 1) * step) % span)
    end
    requests[i] = wrk.format("POST", args[1], headers, '{"identities":[' .. table.concat(ids, ",") .. "]}")
  end
end

function request()
  next_one = next_one % #requests + 1
  return requests[next_one]
end
