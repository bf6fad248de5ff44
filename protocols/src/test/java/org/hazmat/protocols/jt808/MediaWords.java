package org.hazmat.protocols.jt808;

import java.util.Map;
import org.hazmat.protocols.jt808.media.Media;
import org.hazmat.protocols.jt808.media.MediaFilter;
import org.hazmat.protocols.jt808.message.CameraShot;
import org.hazmat.protocols.jt808.message.CameraShotResponse;
import org.hazmat.protocols.jt808.message.MediaEvent;
import org.hazmat.protocols.jt808.message.MediaQuery;
import org.hazmat.protocols.jt808.message.MediaQueryResponse;
import org.hazmat.protocols.jt808.message.MediaUpload;
import org.hazmat.protocols.jt808.message.MediaUploadCommand;
import org.hazmat.protocols.jt808.message.MediaUploadResponse;
import org.hazmat.protocols.jt808.message.Message;
import org.hazmat.protocols.jt808.message.SingleMediaUpload;
import org.hazmat.protocols.jt808.message.SoundRecording;
import org.hazmat.protocols.wire.Writer;

/** Media in the words of the projects that assert something about them. */
final class MediaWords {

    private MediaWords() {}

    static void put(Map<String, Object> words, Message message) {
        switch (message) {
            case MediaEvent m -> media(words, m.media());
            case MediaUpload m -> {
                words.put("multimedia_data_package", m.data());
                words.put("multimedia_package", m.data());
                media(words, m.media());
                m.location().ifPresent(block -> {
                    AssertedWords.block(words, "position.", block);
                    AssertedWords.block(words, "t0_x0200_location_item.", block);
                });
            }
            case MediaUploadResponse m -> {
                words.put("multimedia_id", m.mediaId());
                words.put("multimedia_id_number", m.mediaId());
                words.put("retransmit_package_count", m.missing().size());
                words.put("again_package_count", m.missing().size());
                words.put("again_package_list", m.missing());
                words.put(
                        "retransmit_package_ids", new Writer().u16s(m.missing()).toBytes());
            }
            case CameraShot m -> shot(words, m);
            case CameraShotResponse m -> {
                words.put("reply_msg_num", m.serialNumber());
                words.put("respond_serial_number", m.serialNumber());
                words.put("result", m.result());
                words.put("multimedia_id_count", m.mediaIds().size());
                words.put("multimedia_ids", m.mediaIds());
                words.put("multimedia_id_list", m.mediaIds());
                words.put("multimedia_id_number", m.mediaIds().size());
            }
            case MediaQuery m -> filter(words, m.filter());
            case MediaQueryResponse m -> {
                words.put("reply_serial", m.serialNumber());
                words.put("multimedia_item_count", m.total());
                for (int i = 0; i < m.found().size(); i++) {
                    String prefix = "multimedia_search_items[" + i + "].";
                    MediaQueryResponse.Found found = m.found().get(i);
                    words.put(prefix + "multimedia_id", found.mediaId());
                    words.put(prefix + "multimedia_type", found.type());
                    words.put(prefix + "channel_id", found.channel());
                    words.put(prefix + "event_item_coding", found.event());
                    AssertedWords.block(words, prefix + "position.", found.location());
                }
            }
            case MediaUploadCommand m -> {
                filter(words, m.filter());
                words.put("multimedia_deleted", m.delete());
            }
            case SoundRecording m -> {
                words.put("record_cmd", m.command());
                words.put("record_time", m.seconds());
                words.put("record_save", m.save());
                words.put("audio_sample_rate", m.rate());
            }
            case SingleMediaUpload m -> {
                words.put("multimedia_id", m.mediaId());
                words.put("multimedia_deleted", m.delete());
            }
            default -> {}
        }
    }

    private static void media(Map<String, Object> words, Media media) {
        words.put("multimedia_id", media.mediaId());
        words.put("multimedia_id_number", media.mediaId());
        words.put("multimedia_type", media.type());
        words.put("multimedia_coding_format", media.format());
        words.put("multimedia_format_encode", media.format());
        words.put("event_item_coding", media.event());
        words.put("event_item_encode", media.event());
        words.put("channel_id", media.channel());
    }

    private static void shot(Map<String, Object> words, CameraShot m) {
        words.put("channel_id", m.channel());
        words.put("shooting_command", m.command());
        words.put("shoot_command", m.command());
        words.put("video_time", m.seconds());
        words.put("photo_interval_or_video_time", m.seconds());
        words.put("save_flag", m.save());
        words.put("resolution", m.picture().resolution());
        words.put("video_quality", m.picture().quality());
        words.put("lighting", m.picture().brightness());
        words.put("intensity", m.picture().brightness());
        words.put("contrast", m.picture().contrast());
        words.put("saturability", m.picture().saturation());
        words.put("saturation", m.picture().saturation());
        words.put("chroma", m.picture().chroma());
    }

    private static void filter(Map<String, Object> words, MediaFilter filter) {
        words.put("multimedia_type", filter.type());
        words.put("channel_id", filter.channel());
        words.put("event_item_coding", filter.event());
        words.put("start_time", AssertedWords.clock(filter.start().digits()));
        words.put("end_time", AssertedWords.clock(filter.end().digits()));
    }
}
