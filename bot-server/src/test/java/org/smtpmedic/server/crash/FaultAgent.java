package org.smtpmedic.server.crash;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link FaultPoints} around every effect of a program as it is loaded: what it writes into its database, what it
 * answers. The program itself knows nothing of it.
 */
public final class FaultAgent implements ClassFileTransformer {
    private static final ClassDesc POINTS = ClassDesc.of(FaultPoints.class.getName());
    private static final MethodTypeDesc TOLD =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String, ConstantDescs.CD_Object);

    /** Class, method, and what it does. Both databases are reached through the same pool. */
    private static final Map<String, Map<String, String>> EFFECTS = Map.of(
            "com/zaxxer/hikari/pool/ProxyConnection", Map.of("commit", "commit"),
            "com/zaxxer/hikari/pool/ProxyPreparedStatement",
                    Map.of("execute", "statement", "executeQuery", "statement", "executeUpdate", "statement"),
            "org/smtpmedic/server/web/Router", Map.of("write", "answer"));

    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        instrumentation.addTransformer(new FaultAgent());
    }

    /** A jar that makes a JVM load this class, which it finds on its class path, before the program. */
    static Path jar(Path folder) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", FaultAgent.class.getName());
        var jar = folder.resolve("fault-agent.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        return Optional.ofNullable(EFFECTS.get(name))
                .map(effects -> surrounded(effects, bytes))
                .orElse(null);
    }

    private static byte[] surrounded(Map<String, String> effects, byte[] bytes) {
        var file = ClassFile.of();
        var model = file.parse(bytes);
        ClassTransform around = (builder, element) -> {
            if (element instanceof MethodModel method) {
                Optional.ofNullable(effects.get(method.methodName().stringValue()))
                        .map(effect -> new Around(effect, method.flags().has(AccessFlag.STATIC)))
                        .ifPresentOrElse(
                                told -> builder.transformMethod(method, MethodTransform.transformingCode(told)),
                                () -> builder.with(method));
            } else {
                builder.with(element);
            }
        };
        return file.transformClass(model, around);
    }

    private record Around(String effect, boolean isStatic) implements CodeTransform {
        @Override
        public void atStart(CodeBuilder code) {
            tell(code, "before");
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            if (element instanceof ReturnInstruction) {
                tell(code, "after");
            }
            code.with(element);
        }

        private void tell(CodeBuilder code, String when) {
            code.ldc(effect);
            if (isStatic) {
                code.aconst_null();
            } else {
                code.aload(0);
            }
            code.invokestatic(POINTS, when, TOLD);
        }
    }
}
