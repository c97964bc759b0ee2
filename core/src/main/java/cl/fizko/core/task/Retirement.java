package cl.fizko.core.task;

/**
 * Why a worker takes no more tasks.
 *
 * @param reason in words that read on from "because"
 * @param replace whether a fresh worker is to take its place
 */
public record Retirement(String reason, boolean replace) {}
