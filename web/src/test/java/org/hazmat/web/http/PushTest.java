package org.hazmat.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Context;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hazmat.web.feed.FeedTail;
import org.hazmat.web.push.Couriers;
import org.hazmat.web.push.Pace;
import org.hazmat.web.read.Deliveries;
import org.hazmat.web.read.Deliveries.Progress;
import org.hazmat.web.read.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Departments get each event in order, whatever they do. Seen to fail when a refused event was passed over, when a replay did not
 * overrule what had been read before it, when only the newest secret signed, when the progress of a deleted one stayed or came back,
 * and when the journal was not told that one is disabled.
 */
class PushTest {
    private final Running web = new Running();

    @AfterEach
    void stop() {
        web.close();
    }

    private void append(int count) {
        for (int i = 0; i < count; i++) {
            web.platform.feed.append(Running.OURS, i % 3 == 0 ? "violation.closed" : "violation.opened", "x");
        }
    }

    private static List<String> ids(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(i -> "e-" + i).toList();
    }

    private Running.Reply subscribe(String id, Department to) {
        return web.put(Role.BUREAU, "/api/v1/subscriptions/" + id, "{\"url\":\"" + to.url() + "\"}");
    }

    private Running.Reply standing(String id) {
        return web.get(Role.BUREAU, "/api/v1/subscriptions/" + id);
    }

    private Running.Reply replay(String id, String body) {
        return web.post(Role.BUREAU, "/api/v1/subscriptions/" + id + "/replay", body);
    }

    @Test
    void eventsComeInOrderAndSigned() throws Exception {
        append(3);
        try (Department police = new Department(letter -> 204)) {
            Running.Reply made = subscribe("police", police);
            assertThat(made.status()).isEqualTo(201);
            String secret = made.json().path("secret").asText();
            append(50);
            await().until(() -> police.taken.size() == 50);
            assertThat(police.ids())
                    .as("what was before the subscription is not pushed")
                    .isEqualTo(ids(4, 53));
            for (Department.Letter letter : police.taken) {
                assertThat(letter.signature()).isEqualTo(signature(secret, letter));
                assertThat(letter.body()).contains("\"id\":\"" + letter.id() + "\"");
            }
            assertThat(standing("police").json().path("lag").asLong()).isZero();
            assertThat(standing("police").raw().body()).doesNotContain(secret).doesNotContain("whsec_");
        }
    }

    @Test
    void aConsumerThatFailsGetsEachEventUntilItTakesIt() throws Exception {
        Random random = new Random(7);
        int[] failures = {500, 301, 0, 429, 404};
        try (Department moody =
                new Department(letter -> random.nextInt(3) > 0 ? failures[random.nextInt(failures.length)] : 204)) {
            subscribe("moody", moody);
            append(60);
            await().atMost(Duration.ofSeconds(30)).until(() -> moody.taken.size() == 60);
            assertThat(moody.ids()).isEqualTo(ids(1, 60));
        }
    }

    @Test
    void aConsumerThatIsKilledAHundredTimesMissesNothing() throws Exception {
        try (Department mortal = new Department(letter -> 204)) {
            subscribe("mortal", mortal);
            for (int i = 0; i < 100; i++) {
                append(2);
                mortal.kill();
                append(1);
                mortal.open();
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> mortal.ids().contains("e-300"));
            // An event whose answer was cut off comes again under its id, directly behind itself.
            assertThat(mortal.ids().stream().distinct().toList()).isEqualTo(ids(1, 300));
            assertThat(mortal.ids()).isSortedAccordingTo((one, other) -> Long.compare(number(one), number(other)));
        }
    }

    @Test
    void aConsumerThatHangsHoldsUpNobodyElse() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (Department asleep = new Department(letter -> {
                    hold(never);
                    return 204;
                });
                Department awake = new Department(letter -> 204)) {
            subscribe("asleep", asleep);
            subscribe("awake", awake);
            append(500);
            await().until(() -> awake.taken.size() == 500);
            await().until(() -> !standing("asleep").json().path("lastError").isNull());
            assertThat(standing("asleep").json().path("lag").asLong()).isEqualTo(500);
            never.countDown();
            asleep.answering(letter -> 204);
            await().atMost(Duration.ofSeconds(20)).until(() -> asleep.ids().contains("e-500"));
            assertThat(asleep.ids().stream().distinct().toList()).containsAll(ids(2, 500));
        }
    }

    @Test
    void afterADayOfFailuresItIsSuspendedAndResumedWithoutAHole() throws Exception {
        try (Department broken = new Department(letter -> 500)) {
            subscribe("broken", broken);
            append(5);
            await().until(() -> !standing("broken").json().path("failingSince").isNull());
            web.platform.pass(Duration.ofHours(24));
            await().until(() -> state("broken").equals("suspended"));
            int tried = broken.seen.size();
            append(5);
            broken.answering(letter -> 204);
            assertThat(replay("broken", "{}").status()).isEqualTo(200);
            await().until(() -> broken.taken.size() == 10);
            assertThat(broken.ids()).isEqualTo(ids(1, 10));
            assertThat(broken.seen)
                    .as("nothing was tried while it was suspended")
                    .hasSize(tried + 10);
            assertThat(state("broken")).isEqualTo("enabled");
        }
    }

    @Test
    void whoAnswersGoneIsLeftInPeace() throws Exception {
        try (Department closed = new Department(letter -> 410)) {
            subscribe("closed", closed);
            append(3);
            await().until(() -> state("closed").equals("suspended"));
            assertThat(closed.seen).hasSize(1);
            assertThat(standing("closed").json().path("lastError").asText()).contains("410");
        }
    }

    @Test
    void whatCameAfterACursorIsDeliveredAgain() throws Exception {
        try (Department forgetful = new Department(letter -> 204)) {
            subscribe("forgetful", forgetful);
            append(20);
            await().until(() -> forgetful.taken.size() == 20);
            assertThat(replay("forgetful", "{\"after\":\"0\"}").status()).isEqualTo(200);
            await().until(() -> forgetful.taken.size() == 40);
            assertThat(forgetful.ids().subList(20, 40)).isEqualTo(ids(1, 20));
            web.platform.feed.forgetUntil(10);
            String old =
                    Base64.getUrlEncoder().withoutPadding().encodeToString("0:5".getBytes(StandardCharsets.US_ASCII));
            assertThat(replay("forgetful", "{\"after\":\"" + old + "\"}").status())
                    .isEqualTo(410);
            assertThat(replay("forgetful", "{\"after\":\"nonsense\"}").status()).isEqualTo(400);
        }
    }

    @Test
    void aReplayOverrulesWhatIsUnderWay() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (Department slow = new Department(letter -> {
            if (letter.id().equals("e-10")) {
                hold(release);
            }
            return 204;
        })) {
            subscribe("slow", slow);
            append(20);
            await().until(() -> slow.seen.size() == 10);
            replay("slow", "{\"after\":\"0\"}");
            release.countDown();
            await().until(() -> slow.taken.size() == 30);
            assertThat(slow.ids().subList(10, 30)).isEqualTo(ids(1, 20));
        }
    }

    private static void hold(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void onlyTheTypesThatItWants() throws Exception {
        try (Department closings = new Department(letter -> 204)) {
            web.put(
                    Role.BUREAU,
                    "/api/v1/subscriptions/closings",
                    "{\"url\":\"" + closings.url() + "\",\"types\":[\"violation.closed\"]}");
            append(9);
            await().until(() -> closings.taken.size() == 3);
            assertThat(closings.ids()).containsExactly("e-1", "e-4", "e-7");
        }
    }

    @Test
    void aNewSecretAndTheFormerOneCountForADay() throws Exception {
        try (Department careful = new Department(letter -> 204)) {
            String former = subscribe("careful", careful).json().path("secret").asText();
            String secret = web.post(Role.BUREAU, "/api/v1/subscriptions/careful/secret", "")
                    .json()
                    .path("secret")
                    .asText();
            assertThat(secret).isNotEqualTo(former);
            append(1);
            await().until(() -> careful.taken.size() == 1);
            Department.Letter first = careful.taken.getFirst();
            assertThat(first.signature()).isEqualTo(signature(secret, first) + " " + signature(former, first));
            web.platform.pass(Duration.ofHours(24));
            append(1);
            await().until(() -> careful.taken.size() == 2);
            Department.Letter second = careful.taken.get(1);
            assertThat(second.signature()).isEqualTo(signature(secret, second));
        }
    }

    @Test
    void disabledItKeepsItsPlace() throws Exception {
        try (Department resting = new Department(letter -> 204)) {
            subscribe("resting", resting);
            web.put(
                    Role.BUREAU,
                    "/api/v1/subscriptions/resting",
                    "{\"url\":\"" + resting.url() + "\",\"state\":\"disabled\"}");
            append(5);
            await().until(() -> standing("resting").json().path("lag").asLong() == 5);
            assertThat(resting.seen).isEmpty();
            assertThat(progress("resting").orElseThrow().suspended())
                    .as("holds the feed only while there is room")
                    .isTrue();
            assertThat(subscribe("resting", resting).status()).isEqualTo(200);
            assertThat(progress("resting").orElseThrow().suspended()).isFalse();
            await().until(() -> resting.taken.size() == 5);
            assertThat(web.delete(Role.BUREAU, "/api/v1/subscriptions/resting").status())
                    .isEqualTo(204);
            append(1);
            assertThat(standing("resting").status()).isEqualTo(404);
        }
    }

    @Test
    void whatWasUnderWayDoesNotBringADeletedSubscriptionBack() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (Department slow = new Department(letter -> {
            hold(release);
            return 204;
        })) {
            subscribe("slow", slow);
            append(1);
            await().until(() -> slow.seen.size() == 1);
            web.delete(Role.BUREAU, "/api/v1/subscriptions/slow");
            release.countDown();
            await().until(() -> slow.taken.size() == 1);
            await().during(Duration.ofMillis(400))
                    .untilAsserted(() -> assertThat(progress("slow")).isEmpty());
        }
    }

    @Test
    void progressOfASubscriptionThatIsNotStoredIsForgotten() {
        Progress orphan = new Progress(1, null, false);
        Deliveries deliveries = web.platform.platform().push().deliveries();
        deliveries.put("orphan", orphan);
        assertThat(web.delete(Role.BUREAU, "/api/v1/subscriptions/orphan").status())
                .isEqualTo(404);
        assertThat(progress("orphan")).as("after another DELETE").isEmpty();
        deliveries.put("orphan", orphan);
        Context context = web.vertx.getOrCreateContext();
        FeedTail tail = new FeedTail(web.vertx, context, web.platform.feed);
        Couriers couriers = new Couriers(
                web.vertx,
                context,
                tail,
                web.platform.platform().push(),
                Pace.NORMAL,
                web.platform.platform().clock());
        couriers.start(List.of()).toCompletionStage().toCompletableFuture().join();
        couriers.close();
        assertThat(progress("orphan")).as("after a start").isEmpty();
    }

    private Optional<Progress> progress(String id) {
        return web.platform.platform().push().deliveries().find(id);
    }

    private String state(String id) {
        return standing(id).json().path("state").asText();
    }

    private static long number(String id) {
        return Long.parseLong(id.substring(2));
    }

    /** As the specification of Standard Webhooks has it: HMAC-SHA-256 over id, timestamp and body with dots between. */
    private static String signature(String secret, Department.Letter letter) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String signed = letter.id() + "." + letter.timestamp() + "." + letter.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
