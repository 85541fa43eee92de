package org.genloss.app.command;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.genloss.app.Records;
import org.genloss.num.Decimal;
import org.genloss.spec.Names;

/** Rows of a table as JSON objects: keys in snake_case, numbers that are not finite as text, unknown ones left out. */
final class JsonRows {

    private JsonRows() {}

    static List<Object> of(List<? extends Record> rows) {
        return rows.stream().map(JsonRows::value).toList();
    }

    /** One record as an object. */
    static Map<String, Object> of(Record record) {
        return object(record);
    }

    private static Object value(Object value) {
        if (value instanceof Record record) {
            return object(record);
        } else if (value instanceof List<?> list) {
            return list.stream().map(JsonRows::value).toList();
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            return Decimal.of(number);
        }
        return value;
    }

    private static Map<String, Object> object(Record record) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = Records.value(component, record);
            if (!(value instanceof Double number && number.isNaN())) {
                object.put(Names.snake(component.getName()), value(value));
            }
        }
        return object;
    }
}
