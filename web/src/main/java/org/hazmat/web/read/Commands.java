package org.hazmat.web.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hazmat.geocore.model.VehicleId;
import org.jspecify.annotations.Nullable;

/** Commands to terminals (下行指令): given, waited for, and what came of them. Its methods block, but never for a terminal. */
public interface Commands {
    /**
     * Takes a command for a vehicle's terminal; durable when this returns. Throws {@link org.hazmat.geocore.json.Invalid}
     * where the request cannot be understood.
     *
     * @param request {@code {"type":…}} and the fields of that type
     */
    Verdict submit(VehicleId vehicle, JsonNode request, String author);

    /** Newest first. */
    Page<Entry> list(VehicleId vehicle, Page.Ask ask);

    /** Those of all vehicles that wait for a second person, oldest first. */
    Page<Entry> unapproved(Page.Ask ask);

    Optional<Entry> find(String id);

    /** The second person says yes. Throws {@link Conflict} where the command does not wait for one, or the person is the first. */
    Optional<Entry> approve(String id, String author);

    /** The second person, or the first, says no. Throws {@link Conflict} where the command does not wait for that. */
    Optional<Entry> reject(String id, String author);

    /** The reminders that belong to a violation, oldest first. */
    List<Entry> reminders(String violation);

    /** What became of a request. */
    sealed interface Verdict {
        record Taken(Entry entry) implements Verdict {}

        /**
         * It is not taken.
         *
         * @param sentence why, for a person
         */
        record Refused(Refusal refusal, String sentence, List<Fault> faults) implements Verdict {}
    }

    /** Why a request that can be understood is refused all the same. */
    enum Refusal {
        /** The configuration forbids commands of this kind. */
        FORBIDDEN,
        /** A terminal cannot hold what is to be sent. */
        UNFIT,
        /** Too many wait already. */
        TOO_MANY
    }

    /**
     * One thing that is wrong.
     *
     * @param pointer JSON pointer into the request
     */
    record Fault(String pointer, String sentence) {}

    /** How far a command has come. */
    enum State {
        /** Dangerous: it goes out when a second person has approved it. */
        AWAITING_APPROVAL,
        /** It waits for the terminal to be online. */
        QUEUED,
        /** It is on its way, and no answer is there yet. */
        SENT,
        /** The terminal has done it, or has sent what was asked for. */
        ANSWERED,
        /** The terminal refused, cannot, or did not answer; {@link Result} says what. */
        FAILED,
        /** The terminal was not there in time. */
        EXPIRED,
        /** A person said no. */
        REJECTED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Throws {@link IllegalArgumentException} when there is no such word. */
        public static State ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /** Whether something is still to happen. */
        public boolean isWaiting() {
            return this == AWAITING_APPROVAL || this == QUEUED || this == SENT;
        }
    }

    /**
     * A command.
     *
     * @param request as it was given, its type included
     * @param violation that it reminds of
     */
    record Entry(
            String id,
            VehicleId vehicle,
            JsonNode request,
            @Nullable String violation,
            Asked asked,
            Progress progress) {
        public String type() {
            return request.path("type").asText();
        }

        public Entry with(Progress newProgress) {
            return new Entry(id, vehicle, request, violation, asked, newProgress);
        }
    }

    /**
     * Who gave it when.
     *
     * @param expiresAt after which it is not sent any more
     */
    record Asked(String by, Instant at, Instant expiresAt) {}

    /**
     * What has happened to a command.
     *
     * @param secondPerson who approved or rejected it
     * @param attempts how often it was put on the wire
     * @param sentAt first
     * @param endedAt null while it waits
     */
    record Progress(
            State state,
            @Nullable String secondPerson,
            int attempts,
            @Nullable Instant sentAt,
            @Nullable Instant endedAt,
            Result result) {
        public static Progress begun(State state) {
            return new Progress(state, null, 0, null, null, Result.NONE);
        }

        public Progress queued() {
            return new Progress(State.QUEUED, secondPerson, attempts, sentAt, null, result);
        }

        public Progress approved(String by) {
            return new Progress(State.QUEUED, by, attempts, sentAt, null, result);
        }

        public Progress sent(Instant now) {
            return new Progress(State.SENT, secondPerson, attempts + 1, sentAt == null ? now : sentAt, null, result);
        }

        public Progress ended(State how, Instant now, Result what) {
            return new Progress(how, secondPerson, attempts, sentAt, now, what);
        }

        public Progress rejected(String by, Instant now) {
            return new Progress(State.REJECTED, by, attempts, sentAt, now, result);
        }
    }

    /**
     * What came of a command.
     *
     * @param detail a sentence, where there is something to say
     * @param answer {@code {"messageId","name","body"}} as {@code decode} prints them
     */
    record Result(@Nullable String detail, @Nullable JsonNode answer) {
        public static final Result NONE = new Result(null, null);
    }
}
