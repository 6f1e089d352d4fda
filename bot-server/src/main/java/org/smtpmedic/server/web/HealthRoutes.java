package org.smtpmedic.server.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** What a supervisor asks: is it alive, and can it work. */
public final class HealthRoutes {
    private final BooleanSupplier database;
    private final BooleanSupplier scheduler;
    private final Map<String, BooleanSupplier> platforms;

    /** {@code platforms}: whether each connected chat platform can be reached, by name. A platform that is away is shown, and is no reason to restart. */
    public HealthRoutes(BooleanSupplier database, BooleanSupplier scheduler, Map<String, BooleanSupplier> platforms) {
        this.database = database;
        this.scheduler = scheduler;
        this.platforms = Map.copyOf(platforms);
    }

    public List<Route> all() {
        return List.of(
                new Route("GET", "/healthz", Route.Audience.ANYBODY, _ -> Reply.ok(Map.of("status", "up"))),
                new Route("GET", "/readyz", Route.Audience.ANYBODY, _ -> ready()));
    }

    private Reply ready() {
        boolean databaseUp = database.getAsBoolean();
        boolean schedulerUp = scheduler.getAsBoolean();
        Map<String, String> parts = new TreeMap<>(Map.of("database", word(databaseUp), "scheduler", word(schedulerUp)));
        platforms.forEach((name, up) -> parts.put(name, word(up.getAsBoolean())));
        return new Reply.Json(databaseUp && schedulerUp ? 200 : 503, parts);
    }

    private static String word(boolean up) {
        return up ? "up" : "down";
    }
}
