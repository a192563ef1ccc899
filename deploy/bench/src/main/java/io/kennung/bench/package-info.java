/**
 * Benchmarks: what a service does, side by side with the limit that the same machine sets, from one
 * run. They judge no build; {@link io.kennung.bench.IdentityBench}, {@link
 * io.kennung.bench.MatchBench} and {@link io.kennung.bench.RevokeBench} are the programs.
 */
@NullMarked
package io.kennung.bench;

import org.jspecify.annotations.NullMarked;
