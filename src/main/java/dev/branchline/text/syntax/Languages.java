package dev.branchline.text.syntax;

import dev.branchline.text.syntax.Language.Trait;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The languages by the names that fences use. A language is built when it is first asked for; a switch and no table of
/// lambdas, because making dozens of those takes longer than colouring a page.
final class Languages {
    private static final Map<String, Language> BUILT = new ConcurrentHashMap<>();

    private Languages() {}

    /// @param name as written in a fence
    static @Nullable Language find(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        Language known = BUILT.get(key);
        if (known != null) {
            return known;
        }
        Language.Builder builder = builder(key);
        if (builder == null) {
            return null;
        }
        Language built = builder.build();
        BUILT.put(key, built);
        return built;
    }

    /// The family with `//`, `/* */`, calls and capital types.
    private static Language.Builder curly(String keywords) {
        return Language.of(keywords).slashComments().traits(Trait.CALLS, Trait.CAPITAL_TYPES);
    }

    private static Language.@Nullable Builder builder(String name) {
        return switch (name) {
            case "java" -> curly("abstract assert boolean break byte case catch char class const continue default do double else enum exports extends final finally float for goto if implements import instanceof int interface long module native new non-sealed open package permits private protected public record requires return sealed short static strictfp super switch synchronized this throw throws to transient try uses var void volatile when while with yield _")
                    .longStrings("\"\"\"").strings("\"", "'").traits(Trait.ANNOTATIONS);
            case "kotlin", "kt", "kts" -> Language.of("abstract actual annotation as break by catch class companion const constructor continue crossinline data do else enum expect external final finally for fun get if import in infix init inline inner interface internal is lateinit noinline object open operator out override package private protected public reified return sealed set super suspend tailrec this throw try typealias val value var vararg when where while")
                    .lineComments("//").nestingComments("/*", "*/").rawStrings("\"\"\"", "\"\"\"").strings("\"", "'").traits(Trait.CALLS, Trait.CAPITAL_TYPES, Trait.ANNOTATIONS);
            case "scala", "sc", "sbt" -> Language.of("abstract case catch class def do else end enum export extends final finally for forSome given if implicit import inline lazy match new object opaque open override package private protected return sealed super then this throw trait transparent try type using val var while with yield")
                    .lineComments("//").nestingComments("/*", "*/").rawStrings("\"\"\"", "\"\"\"").strings("\"").traits(Trait.CALLS, Trait.CAPITAL_TYPES, Trait.ANNOTATIONS);
            case "groovy", "gradle", "jenkinsfile" -> curly("abstract as assert boolean break byte case catch char class continue def default do double else enum extends final finally float for if implements import in instanceof int interface long native new package private protected public return short static super switch synchronized this throw throws trait transient try var void volatile while")
                    .longStrings("\"\"\"", "'''").strings("\"", "'").traits(Trait.ANNOTATIONS);
            case "javascript", "js", "mjs", "cjs", "jsx", "node", "typescript", "ts", "tsx", "mts", "cts" -> curly("abstract any as asserts async await boolean break case catch class const continue debugger declare default delete do else enum export extends finally for from function get if implements import in infer instanceof interface is keyof let namespace never new number object of package private protected public readonly return satisfies set static string super switch symbol this throw try type typeof unknown var void while with yield")
                    .constants("true false null undefined NaN Infinity").longStrings("`").strings("\"", "'").letters("$").traits(Trait.ANNOTATIONS);
            case "json", "jsonc", "json5", "jsonl", "ndjson" -> Language.of("").slashComments().strings("\"", "'").traits(Trait.COLON_KEYS);
            case "python", "py", "py3", "python3", "pyi" -> Language.of("and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try type while with yield self cls")
                    .constants("True False None").lineComments("#").longStrings("\"\"\"", "'''").strings("\"", "'").traits(Trait.CALLS, Trait.CAPITAL_TYPES, Trait.ANNOTATIONS);
            case "ruby", "rb" -> Language.of("BEGIN END alias and begin break case class def defined? do else elsif end ensure for if in module next not or redo require require_relative rescue retry return self super then undef unless until when while yield attr_accessor attr_reader attr_writer")
                    .constants("true false nil").lineComments("#").comments("=begin", "=end").strings("\"", "'", "`").letters("?!").traits(Trait.CALLS, Trait.CAPITAL_TYPES, Trait.SPACED_HASH, Trait.DOLLAR_VARIABLES, Trait.ANNOTATIONS);
            case "go", "golang" -> curly("any bool break byte case chan comparable complex128 complex64 const continue default defer else error fallthrough float32 float64 for func go goto if import int int16 int32 int64 int8 interface map package range return rune select string struct switch type uint uint16 uint32 uint64 uint8 uintptr var")
                    .constants("true false nil iota").rawStrings("`", "`").strings("\"", "'");
            case "rust", "rs" -> Language.of("Self as async await box break const continue crate dyn else enum extern fn for if impl in let loop macro_rules match mod move mut pub ref return self static struct super trait type union unsafe use where while bool char f32 f64 i128 i16 i32 i64 i8 isize str u128 u16 u32 u64 u8 usize")
                    .constants("true false").lineComments("//").nestingComments("/*", "*/").rawStrings("r#\"", "\"#").longStrings("\"").strings("'").letters("!").traits(Trait.CALLS, Trait.CAPITAL_TYPES, Trait.LIFETIMES, Trait.HASH_DIRECTIVES);
            case "c", "h", "cpp", "c++", "cc", "cxx", "hpp", "hh", "hxx", "objc", "objective-c", "arduino", "cuda" -> curly("alignas alignof asm auto bool break case catch char char16_t char32_t char8_t class co_await co_return co_yield concept const consteval constexpr constinit const_cast continue decltype default delete do double dynamic_cast else enum explicit export extern final float for friend goto if inline int int16_t int32_t int64_t int8_t long mutable namespace new noexcept operator override private protected public register reinterpret_cast requires restrict return short signed size_t sizeof static static_assert static_cast struct switch template this thread_local throw try typedef typeid typename uint16_t uint32_t uint64_t uint8_t union unsigned using virtual void volatile wchar_t while")
                    .constants("true false NULL nullptr").strings("\"", "'").traits(Trait.HASH_DIRECTIVES);
            case "csharp", "cs", "c#", "dotnet" -> curly("abstract as async await base bool break byte case catch char checked class const continue decimal default delegate do double dynamic else enum event explicit extern file finally fixed float for foreach get goto if implicit in init int interface internal is lock long namespace new object operator out override params partial private protected public readonly record ref required return sbyte sealed set short sizeof stackalloc static string struct switch this throw try typeof uint ulong unchecked unsafe ushort using var virtual void volatile when where while with yield")
                    .rawStrings("\"\"\"", "\"\"\"").rawStrings("@\"", "\"").strings("\"", "'").traits(Trait.HASH_DIRECTIVES);
            case "php" -> Language.of("abstract and array as break callable case catch class clone const continue declare default do echo else elseif empty enum extends final finally fn for foreach function global goto if implements include include_once instanceof insteadof interface isset list match namespace new or print private protected public readonly require require_once return static switch throw trait try unset use var while xor yield self parent int string bool float void mixed never")
                    .lineComments("//", "#").comments("/*", "*/").longStrings("\"", "'").traits(Trait.CALLS, Trait.CAPITAL_TYPES, Trait.DOLLAR_VARIABLES);
            case "swift" -> Language.of("actor any as associatedtype async await break case catch class continue default defer deinit do else enum extension fallthrough fileprivate for func guard if import in init inout internal is let nonisolated open operator override private protocol public repeat required rethrows return self Self some static struct subscript super switch throw throws try typealias var weak where while lazy mutating")
                    .constants("true false nil").lineComments("//").nestingComments("/*", "*/").longStrings("\"\"\"").strings("\"").traits(Trait.CALLS, Trait.CAPITAL_TYPES, Trait.ANNOTATIONS, Trait.HASH_DIRECTIVES);
            case "dart" -> curly("abstract as assert async await base break case catch class const continue covariant default deferred do dynamic else enum export extends extension external factory final finally for get if implements import in interface is late library mixin new on operator part required rethrow return sealed set static super switch sync this throw try typedef var void when while with yield int double bool num")
                    .longStrings("\"\"\"", "'''").strings("\"", "'").traits(Trait.ANNOTATIONS);
            case "zig" -> Language.of("addrspace align allowzero and anyframe anytype asm async await break callconv catch comptime const continue defer else enum errdefer error export extern fn for if inline linksection noalias nosuspend opaque or orelse packed pub resume return struct suspend switch test threadlocal try union unreachable usingnamespace var volatile while bool f32 f64 i16 i32 i64 i8 isize u16 u32 u64 u8 usize void type noreturn")
                    .constants("true false null undefined").lineComments("//").strings("\"", "'").traits(Trait.CALLS, Trait.CAPITAL_TYPES, Trait.ANNOTATIONS);
            case "sql", "mysql", "postgresql", "postgres", "psql", "plsql", "sqlite", "tsql" -> Language.of("add all alter analyze and any as asc begin between by cascade case check column commit constraint create cross current_date current_timestamp database default delete desc distinct drop else end except exists explain fetch first for foreign from full function grant group having if in index inner insert intersect interval into is join key last lateral left like limit materialized not nulls offset on or order outer over partition primary procedure recursive references replace returning revoke right rollback row rows select set table temporary then to transaction trigger truncate union unique update using values view when where window with bigint boolean char date decimal double float int integer json jsonb numeric real serial smallint text time timestamp timestamptz uuid varchar")
                    .lineComments("--").comments("/*", "*/").strings("'", "\"", "`").traits(Trait.IGNORES_CASE, Trait.CALLS);
            case "bash", "sh", "shell", "zsh", "ksh", "fish", "console", "shellscript", "shell-session", "terminal" -> Language.of("case coproc do done elif else esac export fi for function if in local readonly return select set shift source then time trap unset until while declare typeset alias eval exec exit break continue")
                    .constants("true false").lineComments("#").longStrings("\"").rawStrings("'", "'").letters("-./~").traits(Trait.COMMANDS, Trait.DOLLAR_VARIABLES, Trait.SPACED_HASH);
            case "powershell", "ps1", "pwsh" -> Language.of("begin break catch class continue data do dynamicparam else elseif end enum exit filter finally for foreach from function hidden if in param process return static switch throw trap try until using while")
                    .lineComments("#").comments("<#", "#>").strings("\"", "'").letters("-").traits(Trait.IGNORES_CASE, Trait.DOLLAR_VARIABLES, Trait.COMMANDS);
            case "yaml", "yml" -> Language.of("").constants("true false null yes no on off True False Null ~").lineComments("#").longStrings("\"").rawStrings("'", "'").letters("-./").traits(Trait.COLON_KEYS, Trait.SPACED_HASH);
            case "toml", "ini", "cfg", "conf", "properties", "env", "dotenv", "editorconfig" -> Language.of("").lineComments("#", ";").longStrings("\"\"\"", "'''").strings("\"", "'").letters("-.").traits(Trait.EQUALS_KEYS);
            case "css", "scss", "sass", "less" -> Language.of("important from to and not only").comments("/*", "*/").lineComments("//").strings("\"", "'").letters("-").constants("none auto inherit initial unset transparent").traits(Trait.COLON_KEYS, Trait.HASH_VALUES, Trait.ANNOTATIONS, Trait.CALLS, Trait.DOLLAR_VARIABLES);
            case "dockerfile", "docker", "containerfile" -> Language.of("add arg as cmd copy entrypoint env expose from healthcheck label maintainer onbuild run shell stopsignal user volume workdir")
                    .lineComments("#").strings("\"", "'").letters("-./").traits(Trait.IGNORES_CASE, Trait.LEADING_KEYWORDS, Trait.DOLLAR_VARIABLES, Trait.SPACED_HASH);
            case "makefile", "make", "mk", "gnumakefile", "cmake" -> Language.of("define else endef endif export ifdef ifeq ifndef ifneq include override unexport vpath")
                    .lineComments("#").strings("\"", "'").letters("-./%").traits(Trait.COLON_KEYS, Trait.DOLLAR_VARIABLES, Trait.DOLLAR_PARENTHESES);
            case "lua" -> Language.of("and break do else elseif end for function goto if in local not or repeat return then until while").constants("true false nil")
                    .comments("--[[", "]]").lineComments("--").rawStrings("[[", "]]").strings("\"", "'").traits(Trait.CALLS);
            case "haskell", "hs", "elm", "purescript" -> Language.of("as case class data default deriving do else family forall foreign hiding if import in infix infixl infixr instance let module newtype of qualified then type where").constants("True False Nothing")
                    .nestingComments("{-", "-}").lineComments("--").strings("\"").letters("'").traits(Trait.CAPITAL_TYPES);
            case "elixir", "ex", "exs" -> Language.of("after alias and case catch cond def defimpl defmacro defmodule defp defprotocol defstruct do else end fn for if import in not or quote raise receive require rescue try unless unquote use when with").constants("true false nil")
                    .lineComments("#").longStrings("\"\"\"").strings("\"", "'").letters("?!").traits(Trait.CALLS, Trait.CAPITAL_TYPES, Trait.ANNOTATIONS);
            case "erlang", "erl" -> Language.of("after and andalso begin case catch div end fun if maybe not of or orelse receive rem try when xor").lineComments("%").strings("\"", "'").traits(Trait.CALLS, Trait.CAPITAL_TYPES);
            case "clojure", "clj", "cljs", "edn", "lisp", "scheme", "racket", "elisp" -> Language.of("case cond def defmacro defmethod defmulti defn defn- defprotocol defrecord defun do doseq else fn for if if-let lambda let loop new ns quote recur require setq throw try use when when-let").constants("true false nil")
                    .lineComments(";").longStrings("\"").letters("-?!*+/");
            case "ocaml", "ml", "fsharp", "fs", "f#" -> Language.of("and as assert async begin class constraint do done downto else end exception external for fun function functor if in include inherit initializer lazy let match method module mutable namespace new object of open or private rec sig struct task then to try type val virtual when while with yield").constants("true false None")
                    .nestingComments("(*", "*)").lineComments("//").strings("\"").letters("'").traits(Trait.CAPITAL_TYPES);
            case "perl", "pl", "pm" -> Language.of("and cmp continue do else elsif eq eval for foreach ge given gt if last le local lt my ne next no not or our package print redo require return say sub unless until use wantarray when while").constants("undef")
                    .lineComments("#").strings("\"", "'").traits(Trait.CALLS, Trait.DOLLAR_VARIABLES, Trait.SPACED_HASH, Trait.ANNOTATIONS);
            case "r" -> Language.of("break else for function if in next repeat return while library require").constants("TRUE FALSE NULL NA NaN Inf").lineComments("#").longStrings("\"", "'").letters(".").traits(Trait.CALLS);
            case "julia", "jl" -> Language.of("abstract baremodule begin break catch const continue do else elseif end export finally for function global if import in let local macro module mutable primitive quote return struct try type using where while").constants("true false nothing missing")
                    .comments("#=", "=#").lineComments("#").longStrings("\"\"\"").strings("\"").letters("!").traits(Trait.CALLS, Trait.CAPITAL_TYPES, Trait.ANNOTATIONS);
            case "terraform", "hcl", "tf", "nix" -> Language.of("data else for if in inherit let locals module output provider rec resource terraform then variable with").lineComments("#", "//").comments("/*", "*/").longStrings("\"").letters("-").traits(Trait.CALLS, Trait.EQUALS_KEYS);
            case "graphql", "gql" -> Language.of("directive enum extend fragment implements input interface mutation on query scalar schema subscription type union").lineComments("#").longStrings("\"\"\"").strings("\"").traits(Trait.COLON_KEYS, Trait.CAPITAL_TYPES, Trait.ANNOTATIONS, Trait.DOLLAR_VARIABLES);
            case "protobuf", "proto" -> curly("bool bytes double enum extend extensions fixed32 fixed64 float import int32 int64 map message oneof option optional package public repeated required reserved returns rpc service sint32 sint64 stream string syntax uint32 uint64").strings("\"", "'");
            default -> null;
        };
    }
}
