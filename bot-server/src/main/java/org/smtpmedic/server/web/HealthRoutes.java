package org.smtpmedic.server.web;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What a supervisor asks: is it alive, and can it work. */
public final class HealthRoutes {
    private final BooleanSupplier database;
    private final BooleanSupplier scheduler;

    public HealthRoutes(BooleanSupplier database, BooleanSupplier scheduler) {
        this.database = database;
        this.scheduler = scheduler;
    }

    public List<Route> all() {
        return List.of(
                new Route("GET", "/healthz", Route.Audience.ANYBODY, _ -> Reply.ok(Map.of("status", "up"))),
                new Route("GET", "/readyz", Route.Audience.ANYBODY, _ -> ready()));
    }

    private Reply ready() {
        boolean databaseUp = database.getAsBoolean();
        boolean schedulerUp = scheduler.getAsBoolean();
        Map<String, String> parts = Map.of("database", word(databaseUp), "scheduler", word(schedulerUp));
        return new Reply.Json(databaseUp && schedulerUp ? 200 : 503, parts);
    }

    private static String word(boolean up) {
        return up ? "up" : "down";
    }
}
