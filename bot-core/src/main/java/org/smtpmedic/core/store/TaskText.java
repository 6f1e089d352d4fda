package org.smtpmedic.core.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;

/** Task data is text or nothing. The library's own default would be Java serialization. */
public final class TaskText implements Serializer {

    @Override
    public byte[] serialize(@Nullable Object data) {
        return data == null ? new byte[0] : ((String) data).getBytes(UTF_8);
    }

    @Override
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] data) {
        return data == null || data.length == 0 ? null : type.cast(new String(data, UTF_8));
    }

    /** A client that writes tasks into our transactions. */
    public static SchedulerClient client(Database database) {
        return SchedulerClient.Builder.create(database.dataSource())
                .serializer(new TaskText())
                .build();
    }
}
