package dev.branchline.demo;

import java.time.Duration;
import java.util.List;

/// An answer before it is played.
///
/// @param finish normalised finish reason, if it comes to that
/// @param tokensPerSecond speed; 0 for as fast as the socket takes it
/// @param firstToken wait before anything is said
/// @param dribbled sent in crumbs
/// @param searches web searches to bill
record Plan(List<Beat> beats, String finish, int tokensPerSecond, Duration firstToken, boolean dribbled, int searches) {}
