package org.hazmat.web.push;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.StringJoiner;
import org.hazmat.web.read.Subscriptions.Secret;

/** Secrets, and signatures with them, as Standard Webhooks has them. */
public final class Signing {
    private static final String PREFIX = "whsec_";
    private static final int SECRET_BYTES = 32;

    private Signing() {}

    public static String randomSecret() {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return PREFIX + Base64.getEncoder().encodeToString(random);
    }

    /** One signature for each secret that counts, so that a consumer may hold the old one or the new one. */
    static String header(List<Secret> secrets, String messageId, Instant now, String body) {
        StringJoiner signatures = new StringJoiner(" ");
        for (Secret secret : secrets) {
            if (secret.counts(now)) {
                signatures.add(signature(secret.text(), messageId, now, body));
            }
        }
        return signatures.toString();
    }

    private static String signature(String secret, String messageId, Instant now, String body) {
        try {
            return new Webhook(secret).sign(messageId, now.getEpochSecond(), body);
        } catch (WebhookSigningException | EmptyWebhookSecretException e) {
            throw new IllegalStateException("a subscription's secret cannot sign", e);
        }
    }
}
